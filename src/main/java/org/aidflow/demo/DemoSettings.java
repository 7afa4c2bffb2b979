package org.aidflow.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the demo starts with.
 *
 * @param cases whether an empty database gets donors and cases with a history
 * @param bankPort where the bank simulator listens
 * @param bankBooks the simulator's own books
 * @param bankFiles where files are exchanged with it
 */
@ConfigurationProperties("aidflow.demo")
record DemoSettings(
    @DefaultValue("true") boolean cases,
    @DefaultValue("8090") int bankPort,
    @DefaultValue("data/bank/books.jsonl") Path bankBooks,
    @DefaultValue("data/bank/files") Path bankFiles) {}
