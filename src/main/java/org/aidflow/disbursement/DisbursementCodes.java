package org.aidflow.disbursement;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed lists of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class DisbursementCodes {
  @Bean
  CodeList recoveryStatusCodes() {
    return CodeList.of("recoveryStatus", RecoveryStatus.class);
  }

  @Bean
  CodeList recoveryReasonCodes() {
    return CodeList.of("recoveryReason", RecoveryReason.class);
  }

  @Bean
  CodeList paymentPurposeCodes() {
    return CodeList.of("paymentPurpose", Purpose.class);
  }

  @Bean
  CodeList paymentStatusCodes() {
    return CodeList.of("paymentStatus", DisbursementStatus.class);
  }
}
