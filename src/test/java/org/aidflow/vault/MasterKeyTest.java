package org.aidflow.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.aidflow.kernel.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class MasterKeyTest {
  @TempDir private Path directory;

  @Test
  void onTheEmbeddedDatabaseAKeyIsMadeForItsOwnerOnlyAndKept() throws Exception {
    var file = directory.resolve("new/vault.keyset");
    var encrypted = key(file, new MockEnvironment()).cipher().encrypt(new byte[] {1}, new byte[0]);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key(file, new MockEnvironment()).cipher().decrypt(encrypted, new byte[0]))
        .containsExactly(1);
  }

  @Test
  void onAnOutsideDatabaseAMissingKeyStopsTheStart() {
    var outside =
        new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/aidflow");
    assertThatThrownBy(() -> key(directory.resolve("vault.keyset"), outside))
        .isInstanceOfSatisfying(
            CannotStart.class,
            refusal -> assertThat(refusal.action()).contains("aidflow.vault.keyset"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theDemoMakesItsOwnKeyOnAnyDatabase() throws Exception {
    var demo =
        new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/aidflow");
    demo.setActiveProfiles("demo");
    key(directory.resolve("vault.keyset"), demo);
    assertThat(directory.resolve("vault.keyset")).exists();
  }

  @Test
  void aFileThatIsNoKeyStopsTheStart() throws Exception {
    var file = Files.writeString(directory.resolve("vault.keyset"), "{}");
    assertThatThrownBy(() -> key(file, new MockEnvironment())).isInstanceOf(CannotStart.class);
  }

  private static MasterKey key(Path file, MockEnvironment environment) throws Exception {
    return new MasterKey(new VaultSettings(file), environment);
  }
}
