package org.aidflow.verification;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed lists of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class VerificationCodes {

  @Bean
  CodeList missingItemCodes() {
    return CodeList.of("missingItem", MissingItem.class);
  }
}
