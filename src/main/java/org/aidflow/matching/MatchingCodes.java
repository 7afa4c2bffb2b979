package org.aidflow.matching;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's closed lists, as {@code GET /codes} shows them. */
@Configuration(proxyBeanMethods = false)
class MatchingCodes {

  @Bean
  CodeList offerStatuses() {
    return CodeList.of("offerStatus", OfferStatus.class);
  }

  @Bean
  CodeList needStatuses() {
    return CodeList.of("needStatus", NeedStatus.class);
  }

  @Bean
  CodeList contributionStatuses() {
    return CodeList.of("contributionStatus", ContributionStatus.class);
  }

  @Bean
  CodeList donorWishes() {
    return CodeList.of("wish", Wish.class);
  }

  @Bean
  CodeList pledgeStatuses() {
    return CodeList.of("pledgeStatus", PledgeStatus.class);
  }
}
