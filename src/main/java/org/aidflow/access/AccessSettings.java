package org.aidflow.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the doors are kept.
 *
 * @param tls whether browsers reach us by https only, through a proxy that ends TLS: cookies are
 *     then secure, and browsers are told to stay with https
 * @param requestsPerMinute how many calls one client may make, or one address without a name
 */
@ConfigurationProperties("aidflow.access")
record AccessSettings(
    @DefaultValue("false") boolean tls, @DefaultValue("6000") int requestsPerMinute) {}
