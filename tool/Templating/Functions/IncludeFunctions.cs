using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>Templates within templates: `include`, `include_join` and `layout`.</summary>
static class IncludeFunctions
{
    public static Value Include(Call call)
    {
        var arguments = new ScriptArray(call.Arguments.Length);
        foreach (var value in call.Arguments) arguments.Add(value.Given);
        return call.Context.Include(call.Site, NameOf(call, call[0]), arguments, call.Context.ExtraNamed);
    }

    static string NameOf(Call call, Value name)
    {
        var text = name.IsNull ? null : call.Context.TextOf(name);
        return !string.IsNullOrWhiteSpace(text) ? text : throw call.Fault(-1, Codes.Include, "The name of an include cannot be null or empty.");
    }

    public static Value IncludeJoin(Call call)
    {
        var texts = new List<string>();
        var context = call.Context;
        context.DirectCall = null;
        var marked = false;
        if (call.Has(2)) texts.Add(Part(call, 2, ref marked));
        var first = true;
        foreach (var name in call.Items(0).ToArray())
        {
            if (!first && call.Has(1)) texts.Add(Part(call, 1, ref marked));
            first = false;
            texts.Add(context.TextOf(context.Include(call.Site, NameOf(call, name), new ScriptArray([name]), null)));
        }
        if (call.Has(3)) texts.Add(Part(call, 3, ref marked));
        return context.Finished(call.Checked(string.Concat(texts)));
    }

    /// <summary>A separator, or with `tpl:` before it the name of a template to include in its place.</summary>
    static string Part(Call call, int argument, ref bool marked)
    {
        var text = call.Str(argument);
        if (!text.StartsWith("tpl:", StringComparison.Ordinal)) return call.Context.EscapedPart(call[argument]);
        marked = true;
        return call.Context.TextOf(call.Context.Include(call.Site, text[4..], new ScriptArray(), null));
    }

    public static Value Layout(Call call)
    {
        call.Context.SetLayout(call.Site, NameOf(call, call[0]), call.Context.ExtraNamed);
        return default;
    }
}
