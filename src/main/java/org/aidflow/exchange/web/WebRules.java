package org.aidflow.exchange.web;

import static org.apache.tomcat.util.buf.EncodedSolidusHandling.PASS_THROUGH;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Locale;
import org.aidflow.exchange.CodeList;
import org.aidflow.exchange.DeliveryStatus;
import org.aidflow.exchange.Problems;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.ErrorCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The common rules of all controllers: strict JSON, two languages, and filters that come after
 * those of security. The engine's own REST doors have mappers of their own and are not touched.
 */
@Configuration(proxyBeanMethods = false)
class WebRules {

  @Bean
  MappingJackson2HttpMessageConverter strictJsonConverter(StrictJson json) {
    return new MappingJackson2HttpMessageConverter(json.mapper());
  }

  @Bean
  static LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.ENGLISH, Locale.CHINESE));
    resolver.setDefaultLocale(Locale.ENGLISH);
    return resolver;
  }

  @Bean
  FilterRegistrationBean<WholeBodyFilter> wholeBodyFilter(Problems problems) {
    return afterSecurity(new WholeBodyFilter(problems), 0, "/api/v1/*", "/desk/*");
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      IdempotencyKeys keys, MultipartResolver multipart, Problems problems) {
    return afterSecurity(new IdempotencyFilter(keys, multipart, problems), 1, "/api/v1/*");
  }

  /** Security's firewall refuses slashes in names too, but with a problem document. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> leaveSlashesToTheFirewall() {
    return tomcat ->
        tomcat.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling(PASS_THROUGH.getValue()));
  }

  @Bean
  CodeList errorCodes() {
    return CodeList.of("errorCode", ErrorCode.class);
  }

  @Bean
  CodeList deliveryStatuses() {
    return CodeList.of("deliveryStatus", DeliveryStatus.class);
  }

  @Bean
  CodeList areaLevels() {
    return CodeList.of("areaLevel", AreaLevel.class);
  }

  private static <F extends Filter> FilterRegistrationBean<F> afterSecurity(
      F filter, int order, String... paths) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(paths);
    registration.setOrder(order);
    return registration;
  }
}
