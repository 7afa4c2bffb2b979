package org.aidflow.bank;

import org.aidflow.kernel.AreaCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account at the custody bank.
 *
 * @param account as the bank names it; when it is not set, that of the first statement
 * @param area the county whose finance office answers for it
 */
@ConfigurationProperties("aidflow.custody")
public record CustodySettings(@Nullable String account, AreaCode area) {}
