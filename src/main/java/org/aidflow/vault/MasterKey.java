package org.aidflow.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.aidflow.kernel.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The key that wraps the keys of all records, from a file that is not in the database. Generated
 * only where nothing real is at stake.
 */
@Component
final class MasterKey {
  private static final Logger log = LoggerFactory.getLogger(MasterKey.class);

  private final Aead cipher;

  MasterKey(VaultSettings settings, Environment environment)
      throws GeneralSecurityException, IOException {
    AeadConfig.register();
    var file = settings.keyset().toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      if (!mayGenerate(environment)) {
        throw new CannotStart(
            "The vault has no master key: there is no file " + file + ".",
            "Set aidflow.vault.keyset (AIDFLOW_VAULT_KEYSET) to a Tink keyset (AES256_GCM, JSON) that only the application's user may read; tinkey create-keyset makes one.");
      }
      write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), file);
      log.info("Generated the vault's master key in {}", file);
    }
    cipher = read(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  Aead cipher() {
    return cipher;
  }

  private static boolean mayGenerate(Environment environment) {
    return !environment.containsProperty("spring.datasource.url")
        || environment.acceptsProfiles(Profiles.of("demo | test"));
  }

  private static KeysetHandle read(Path file) throws IOException {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          Files.readString(file), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new CannotStart(
          "The vault's master key in " + file + " is no Tink keyset.",
          "Restore the file from its backup.");
    }
  }

  private static void write(KeysetHandle keyset, Path file)
      throws GeneralSecurityException, IOException {
    Files.createDirectories(file.getParent());
    var unfinished =
        Files.createTempFile(
            file.getParent(),
            "keyset",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        unfinished,
        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    Files.move(unfinished, file);
  }
}
