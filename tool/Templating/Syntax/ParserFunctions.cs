using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for functions of the template's own.</summary>
sealed partial class Parser
{
    FunctionStmt ReadFunction(Token word)
    {
        var function = ReadFunctionNode(anonymous: false);
        return At(new FunctionStmt(function), word.Start);
    }


    FunctionNode ReadFunctionNode(bool anonymous)
    {
        var word = Current;
        Next();
        var function = new FunctionNode { IsAnonymous = anonymous };
        var (outer, level, result, lines) = (locals, expressionLevel, sawResult, newLinesAllowed);
        if (!anonymous) ReadFunctionName(function, word);
        (locals, expressionLevel, sawResult, newLinesAllowed) = (function.Locals, 0, false, 0);
        if (function.Name is { } own && own[0] == '$') function.OwnLocal = locals.BaseOf(own);
        if (Kind == TokenKind.OpenParen) ReadParameters(function);
        EndOfStatement();
        function.Body = ReadBlock(Within.Other, anonymous ? "do" : "func", out _, endsStatement: !anonymous, opening: word);
        function.HasResult = sawResult;
        (locals, expressionLevel, sawResult, newLinesAllowed) = (outer, level, result, lines);
        return At(function, word.Start);
    }

    void ReadFunctionName(FunctionNode function, Token word)
    {
        if (Kind is TokenKind.Identifier or TokenKind.Special)
        {
            function.NameTarget = ReadVariable();
            function.Name = NameOf(function.NameTarget);
        }
        if (function.Name is null) Fault(word, $"`func` needs a name instead of {Current.Shown(text)}.");
        function.NameTarget ??= new Literal(default);
    }

    void ReadParameters(FunctionNode function)
    {
        var parameters = new List<Parameter>();
        var (hasDefault, hasRest, closed) = (false, false, false);
        Next();
        while (true)
        {
            if (Kind == TokenKind.CloseParen) { Next(); closed = true; break; }
            if (parameters.Count > 0)
            {
                if (Kind == TokenKind.Comma) Next();
                else FaultHere($"A comma or `)` is missing before {Current.Shown(text)}.");
            }
            var name = Current;
            if (Kind != TokenKind.Identifier) { FaultHere($"A parameter's name is missing: {name.Shown(text)} stands in its place."); break; }
            Next();
            Value? otherwise = null;
            var rest = false;
            if (Kind == TokenKind.Equal)
            {
                if (hasRest) Fault(name, "No parameter stands after the one with `...`.");
                hasDefault = true;
                Next();
                if (Expect("The default value is missing") is Literal literal) otherwise = literal.Value;
                else Fault(name, "A default value is a literal.");
            }
            else if (Kind == TokenKind.TripleDot)
            {
                if (hasRest) Fault(name, "Only one parameter has `...`.");
                hasRest = rest = true;
                Next();
            }
            else if (hasDefault || hasRest) Fault(name, "A parameter without a default value stands before those with one.");
            var label = text[name.Start..name.End];
            parameters.Add(new Parameter(label, symbols.Place(label), otherwise, rest));
        }
        if (!closed) FaultHere($"`)` is missing before {Current.Shown(text)}.");
        function.Parameters = [.. parameters];
        function.Required = parameters.TakeWhile(p => p.Default is null && !p.Rest).Count();
    }
}
