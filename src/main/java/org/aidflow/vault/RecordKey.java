package org.aidflow.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one record's values (AES-256-GCM). It is kept wrapped by the master key; without it
 * the values are noise. Each ciphertext is bound to its record and field, so none can be moved to
 * another place.
 */
final class RecordKey {
  private final UUID record;
  private final KeysetHandle key;
  private final Aead cipher;

  private RecordKey(UUID record, KeysetHandle key) throws GeneralSecurityException {
    this.record = record;
    this.key = key;
    this.cipher = key.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  static RecordKey generate(UUID record) throws GeneralSecurityException {
    return new RecordKey(record, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
  }

  static RecordKey unwrap(UUID record, byte[] wrapped, Aead master)
      throws GeneralSecurityException {
    return new RecordKey(
        record, TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, place(record, "key")));
  }

  UUID record() {
    return record;
  }

  byte[] wrapped(Aead master) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, place(record, "key"));
  }

  byte[] encrypt(PersonalField field, String value) throws GeneralSecurityException {
    return cipher.encrypt(value.getBytes(UTF_8), place(record, field.name()));
  }

  String decrypt(PersonalField field, byte[] encrypted) throws GeneralSecurityException {
    return new String(cipher.decrypt(encrypted, place(record, field.name())), UTF_8);
  }

  private static byte[] place(UUID record, String field) {
    return (record + "/" + field).getBytes(UTF_8);
  }
}
