package org.aidflow.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work is taken up after the commit.
 *
 * @param enabled whether workers run by themselves; tests call them by hand
 * @param every how often a worker looks for work that nobody told it of
 */
@ConfigurationProperties("aidflow.workers")
public record WorkerSettings(
    @DefaultValue("true") boolean enabled, @DefaultValue("250ms") Duration every) {}
