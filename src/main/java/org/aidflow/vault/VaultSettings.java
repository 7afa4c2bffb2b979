package org.aidflow.vault;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param keyset the file of the master key, a Tink keyset in JSON; whoever has it and the database
 *     can read everything, and without it the values are lost
 */
@ConfigurationProperties("aidflow.vault")
record VaultSettings(Path keyset) {}
