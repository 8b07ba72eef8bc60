using System.Security.Cryptography;

namespace IncidentStrategy.Pdf.Reading.Encryption;

/// <summary>The key of an encrypted file, found with the empty password, and whether that password is the owner's.</summary>
sealed record FileKey(byte[] Bytes, bool IsOwner)
{
    static ReadOnlySpan<byte> Padding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>Null when the empty password opens the file neither as its owner nor as a user.</summary>
    public static FileKey? Find(EncryptionDictionary encryption) =>
        encryption.Revision >= 5 ? FindModern(encryption) : FindClassic(encryption);

    static FileKey? FindClassic(EncryptionDictionary encryption)
    {
        if (encryption.Owner.Length < 32 || encryption.User.Length < 16) return null;
        // Some writers state a key length they do not use: the password's own check tells.
        int[] lengths = encryption.Version == 1 ? [5] : encryption.Version == 4 ? [16, encryption.KeyBits / 8] : [encryption.KeyBits / 8, 16, 5];
        foreach (var length in lengths.Distinct())
        {
            if (UserKeyOf(encryption, OwnersUserPassword(encryption, length), length) is { } byOwner) return new(byOwner, true);
            if (UserKeyOf(encryption, Padding, length) is { } byUser) return new(byUser, false);
        }
        return null;
    }

    /// <summary>The user password that the owner entry hides under an empty owner password, padded (algorithm 7).</summary>
    static byte[] OwnersUserPassword(EncryptionDictionary encryption, int length)
    {
        var digest = MD5.HashData(Padding);
        if (encryption.Revision >= 3) for (var i = 0; i < 50; i++) digest = MD5.HashData(digest.AsSpan(0, length));
        var value = encryption.Owner[..32];
        for (var i = encryption.Revision >= 3 ? 19 : 0; i >= 0; i--) value = Rc4.Apply(Turned(digest.AsSpan(0, length), i), value);
        return value;
    }

    static byte[] Turned(ReadOnlySpan<byte> key, int by)
    {
        var turned = key.ToArray();
        for (var i = 0; i < turned.Length; i++) turned[i] ^= (byte)by;
        return turned;
    }

    /// <summary>The file's key under a padded user password, or null when that is not the password (algorithms 2, 4, 5, 6).</summary>
    static byte[]? UserKeyOf(EncryptionDictionary encryption, ReadOnlySpan<byte> password, int length)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(password);
        md5.AppendData(encryption.Owner.AsSpan(0, 32));
        md5.AppendData(BitConverter.GetBytes(encryption.Permissions));
        md5.AppendData(encryption.FileId);
        if (encryption.Revision >= 4 && !encryption.EncryptsMetadata) md5.AppendData([255, 255, 255, 255]);
        var digest = md5.GetHashAndReset();
        if (encryption.Revision >= 3) for (var i = 0; i < 50; i++) digest = MD5.HashData(digest.AsSpan(0, length));
        var key = digest[..length];
        if (encryption.Revision == 2) return Rc4.Apply(key, Padding).AsSpan().SequenceEqual(encryption.User.AsSpan(0, Math.Min(32, encryption.User.Length))) ? key : null;
        var check = MD5.HashData([.. Padding, .. encryption.FileId]);
        for (var i = 0; i < 20; i++) check = Rc4.Apply(Turned(key, i), check);
        return check.AsSpan().SequenceEqual(encryption.User.AsSpan(0, 16)) ? key : null;
    }

    static FileKey? FindModern(EncryptionDictionary encryption)
    {
        if (encryption.Owner.Length < 48 || encryption.User.Length < 48) return null;
        ReadOnlySpan<byte> owner = encryption.Owner.AsSpan(0, 48), user = encryption.User.AsSpan(0, 48);
        if (Hash(encryption.Revision, owner[32..40], user).AsSpan().SequenceEqual(owner[..32]) && encryption.OwnerKey.Length >= 32)
            return new(Unwrap(Hash(encryption.Revision, owner[40..48], user), encryption.OwnerKey), true);
        if (Hash(encryption.Revision, user[32..40], []).AsSpan().SequenceEqual(user[..32]) && encryption.UserKey.Length >= 32)
            return new(Unwrap(Hash(encryption.Revision, user[40..48], []), encryption.UserKey), false);
        return null;
    }

    static byte[] Unwrap(byte[] key, byte[] wrapped)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(wrapped.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    /// <summary>The empty password's hash with a salt (algorithm 2.B of ISO 32000-2; plain SHA-256 at revision 5).</summary>
    static byte[] Hash(int revision, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> user)
    {
        var key = SHA256.HashData([.. salt, .. user]);
        if (revision < 6) return key;
        using var aes = Aes.Create();
        for (var round = 0; ; round++)
        {
            byte[] once = [.. key, .. user];
            var many = new byte[once.Length * 64];
            for (var i = 0; i < 64; i++) once.CopyTo(many, i * once.Length);
            aes.Key = key[..16];
            var mixed = aes.EncryptCbc(many, key.AsSpan(16, 16), PaddingMode.None);
            var remainder = 0;
            for (var i = 0; i < 16; i++) remainder += mixed[i];
            key = (remainder % 3) switch { 0 => SHA256.HashData(mixed), 1 => SHA384.HashData(mixed), _ => SHA512.HashData(mixed) };
            if (round >= 63 && mixed[^1] <= round - 31) return key[..32];
        }
    }
}
