package org.aidflow.handover;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed list of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class HandOverCodes {
  @Bean
  CodeList conditionCodes() {
    return CodeList.of("condition", Condition.class);
  }
}
