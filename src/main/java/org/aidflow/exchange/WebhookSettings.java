package org.aidflow.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events go to clients.
 *
 * @param loopback whether they may go to this very machine, also without TLS: for the demo and
 *     tests
 * @param timeout how long an answer may take; less than the lease of 30 s
 */
@ConfigurationProperties("aidflow.webhooks")
public record WebhookSettings(
    @DefaultValue("false") boolean loopback, @DefaultValue("10s") Duration timeout) {}
