package org.aidflow.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;
import org.aidflow.kernel.CannotStart;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key (HMAC-SHA256) behind blind indexes and draws. It belongs to one database, is kept there
 * wrapped by the master key, and is never replaced: what was indexed would be found no more.
 */
@Component
@DependsOnDatabaseInitialization
final class IndexKey {
  private static final byte[] PLACE = "index-key".getBytes(UTF_8);
  private static final int INDEX_BYTES = 16;

  private final PrfSet key;

  IndexKey(JdbcClient jdbc, MasterKey master) throws GeneralSecurityException {
    PrfConfig.register();
    var fresh = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
    jdbc.sql("insert into vault.index_key (wrapped) values (:wrapped) on conflict do nothing")
        .param(
            "wrapped",
            TinkProtoKeysetFormat.serializeEncryptedKeyset(fresh, master.cipher(), PLACE))
        .update();
    var wrapped = jdbc.sql("select wrapped from vault.index_key").query(byte[].class).single();
    key = unwrap(wrapped, master).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  /**
   * What is equal for equal values of one kind, whatever spaces, width or case they were typed
   * with, and says nothing else.
   */
  byte[] blind(PersonalField field, String value) {
    var kind = field == PersonalField.ACCOUNT_HOLDER ? PersonalField.NAME : field;
    return compute("blind", kind.name(), normal(value), INDEX_BYTES);
  }

  /** A number from 0 to 99 that nobody can predict and everybody with the key can compute again. */
  int draw(String purpose, String subject) {
    var bits = ByteBuffer.wrap(compute("draw", purpose, subject, Long.BYTES)).getLong();
    return (int) Long.remainderUnsigned(bits, 100);
  }

  private byte[] compute(String use, String kind, String value, int bytes) {
    try {
      return key.computePrimary(String.join("\0", use, kind, value).getBytes(UTF_8), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the index key does not work", e);
    }
  }

  private static String normal(String value) {
    var plain = Normalizer.normalize(value, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    var bare = plain.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    return bare.isEmpty() ? plain : bare;
  }

  private static KeysetHandle unwrap(byte[] wrapped, MasterKey master) {
    try {
      return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.cipher(), PLACE);
    } catch (GeneralSecurityException e) {
      throw new CannotStart(
          "The vault's master key is not the one that this database was filled with.",
          "Set aidflow.vault.keyset (AIDFLOW_VAULT_KEYSET) to the file that belongs to this database.");
    }
  }
}
