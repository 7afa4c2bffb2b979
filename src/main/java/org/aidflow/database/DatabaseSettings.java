package org.aidflow.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded database, used when {@code spring.datasource.url} is not set.
 *
 * @param directory where server, data and passwords are kept
 * @param durable whether a commit waits for the disk; only tests do without
 */
@ConfigurationProperties("aidflow.database")
record DatabaseSettings(
    @DefaultValue("data/database") Path directory, @DefaultValue("true") boolean durable) {}
