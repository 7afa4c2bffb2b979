package org.aidflow.bank;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bank over HTTP.
 *
 * @param url where it takes orders; none are sent without it
 * @param secret signs orders and callbacks; no callback is taken without it
 * @param timeout for one call; at most 15 s
 */
@ConfigurationProperties("aidflow.bank")
record BankSettings(
    @Nullable URI url, @Nullable String secret, @DefaultValue("10s") Duration timeout) {}
