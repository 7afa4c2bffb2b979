package org.aidflow.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of other systems that we must be able to use again, such as one that signs what
 * they are sent: encrypted by the vault's master key and bound to their place, so that none works
 * in another one.
 */
@Component
public class SealedSecrets {
  private final Aead master;

  SealedSecrets(MasterKey master) {
    this.master = master.cipher();
  }

  /**
   * The secret as it may lie in the database.
   *
   * @param place what it belongs to, {@code webhook/<id>}
   */
  public byte[] seal(String place, String secret) {
    try {
      return master.encrypt(secret.getBytes(UTF_8), place.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key does not work", e);
    }
  }

  /** The secret that was sealed for this very place. */
  public String open(String place, byte[] sealed) {
    try {
      return new String(master.decrypt(sealed, place.getBytes(UTF_8)), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed by another key or for another place", e);
    }
  }
}
