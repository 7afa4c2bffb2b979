package org.aidflow.disbursement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient we are with the bank.
 *
 * @param queryAfter how long after the last word an unclear payment is asked about, the first time,
 *     the second time and so on; then a person clears it up
 */
@ConfigurationProperties("aidflow.bank")
record QuestionSettings(
    @DefaultValue({"30s", "2m", "10m", "1h", "6h"}) List<Duration> queryAfter) {}
