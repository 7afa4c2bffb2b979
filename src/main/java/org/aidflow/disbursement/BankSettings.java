package org.aidflow.disbursement;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bank that pays.
 *
 * @param url where it takes orders; none are sent without it
 * @param secret signs orders and callbacks; no callback is taken without it
 * @param timeout for one call; at most 15 s
 * @param queryAfter how long after the last word an unclear payment is asked about, the first time,
 *     the second time and so on; then a person clears it up
 */
@ConfigurationProperties("aidflow.bank")
record BankSettings(
    @Nullable URI url,
    @Nullable String secret,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue({"30s", "2m", "10m", "1h", "6h"}) List<Duration> queryAfter) {}
