package org.aidflow.followup;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed lists of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class FollowUpCodes {
  @Bean
  CodeList receivedCodes() {
    return CodeList.of("received", Received.class);
  }

  @Bean
  CodeList clearedReceiptCodes() {
    return CodeList.of("clearedReceipt", ClearedReceipt.class);
  }

  @Bean
  CodeList resultCodes() {
    return CodeList.of("result", Result.class);
  }
}
