package org.aidflow.household;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closed lists of this room, for {@code GET /codes}. */
@Configuration(proxyBeanMethods = false)
class HouseholdCodes {

  @Bean
  CodeList relationCodes() {
    return CodeList.of("relation", Relation.class);
  }

  @Bean
  CodeList studentCodes() {
    return CodeList.of("student", Stage.class);
  }

  @Bean
  CodeList housingGradeCodes() {
    return CodeList.of("housingGrade", HousingGrade.class);
  }

  @Bean
  CodeList payeeRelationCodes() {
    return CodeList.of("payeeRelation", PayeeRelation.class);
  }

  @Bean
  CodeList consentScopeCodes() {
    return CodeList.of("consentScope", ConsentScope.class);
  }
}
