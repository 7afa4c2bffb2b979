package org.aidflow.donor;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's closed lists, as {@code GET /codes} shows them. */
@Configuration(proxyBeanMethods = false)
class DonorCodes {

  @Bean
  CodeList offerModes() {
    return CodeList.of("offerMode", OfferMode.class);
  }

  @Bean
  CodeList donorKinds() {
    return CodeList.of("donorKind", DonorKind.class);
  }
}
