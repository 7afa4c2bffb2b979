package org.aidflow.notice;

import org.aidflow.exchange.CodeList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's closed lists, as {@code GET /codes} shows them. */
@Configuration(proxyBeanMethods = false)
class NoticeCodes {

  @Bean
  CodeList objectionGrounds() {
    return CodeList.of("objectionGround", ObjectionGround.class);
  }

  @Bean
  CodeList objectionStatuses() {
    return CodeList.of("objectionStatus", ObjectionStatus.class);
  }
}
