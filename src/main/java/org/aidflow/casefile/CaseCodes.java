package org.aidflow.casefile;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed lists of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class CaseCodes {

  @Bean
  CodeList categoryCodes() {
    return CodeList.of("category", Category.class);
  }

  @Bean
  CodeList causeCodes() {
    return CodeList.of("cause", Cause.class);
  }

  @Bean
  CodeList urgencyCodes() {
    return CodeList.of("urgency", Urgency.class);
  }

  @Bean
  CodeList filedByCodes() {
    return CodeList.of("filedBy", FiledBy.class);
  }

  @Bean
  CodeList needKindCodes() {
    return CodeList.of("needKind", NeedKind.class);
  }

  @Bean
  CodeList caseStatusCodes() {
    return CodeList.of("caseStatus", CaseStatus.class);
  }

  @Bean
  CodeList caseFlagCodes() {
    return CodeList.of("caseFlag", CaseFlag.class);
  }

  @Bean
  CodeList priorityCodes() {
    return CodeList.of("priority", PriorityBand.class);
  }
}
