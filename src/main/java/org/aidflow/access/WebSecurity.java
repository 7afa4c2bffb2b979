package org.aidflow.access;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import org.aidflow.exchange.Problems;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The doors: {@code /api} for outside systems, {@code /desk} for officials who are logged into
 * Tasklist, {@code /engine-rest} for the engine's own tools, {@code /camunda} which asks for
 * itself, and the open rest.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class WebSecurity {
  private final AccessSettings settings;
  private final DoorProblems refusals;

  WebSecurity(AccessSettings settings, DoorProblems refusals) {
    this.settings = settings;
    this.refusals = refusals;
  }

  @Bean
  @Order(1)
  SecurityFilterChain frontDoor(
      HttpSecurity http,
      Clients clients,
      Problems problems,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers)
      throws Exception {
    return stateless(http.securityMatcher(new UnderPath("/api")))
        .authenticationProvider(new ClientAuthentication(clients))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(OpenEndpoints.ALL)
                    .permitAll()
                    .anyRequest()
                    .access(new ScopeOfCall(controllers)))
        .addFilterBefore(
            new RateLimitFilter(settings.requestsPerMinute(), problems), AuthorizationFilter.class)
        .headers(headers -> headers(headers, "default-src 'none'; frame-ancestors 'none'"))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain desk(HttpSecurity http, OfficialSession sessions, IdentityService identity)
      throws Exception {
    return http.securityMatcher(new UnderPath("/desk"))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfCookie()).csrfTokenRequestHandler(eagerCsrfToken()))
        .addFilterBefore(new SessionFilter(sessions), BasicAuthenticationFilter.class)
        .addFilterAfter(new EngineUserFilter(identity), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            exceptions ->
                exceptions
                    .authenticationEntryPoint(refusals::askToLogIn)
                    .accessDeniedHandler(refusals))
        .headers(
            headers ->
                headers(
                        headers,
                        "default-src 'self'; img-src 'self' data: blob:; object-src 'none';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'")
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, Officials officials)
      throws Exception {
    return stateless(http.securityMatcher(new UnderPath("/engine-rest")))
        .authenticationProvider(new OfficialPasswords(identity, officials))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterAfter(new EngineUserFilter(identity), AuthorizationFilter.class)
        .headers(headers -> headers(headers, "default-src 'none'; frame-ancestors 'none'"))
        .build();
  }

  /** Camunda's own filters ask for the login and check its tokens. */
  @Bean
  @Order(4)
  SecurityFilterChain camunda(HttpSecurity http, OfficialSession sessions) throws Exception {
    return http.securityMatcher(new UnderPath("/camunda"))
        .addFilterAfter(new WhoIsLoggedInFilter(sessions), AuthorizationFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            requests ->
                requests
                    // CVE-2026-77226: makes whoever calls an administrator
                    .requestMatchers(new UnderPath("/camunda/api/admin/setup"))
                    .denyAll()
                    .anyRequest()
                    .permitAll())
        .exceptionHandling(
            exceptions ->
                exceptions.authenticationEntryPoint(refusals::forbid).accessDeniedHandler(refusals))
        .headers(
            headers -> {
              headers.defaultsDisabled();
              headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
              headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
              strictTransport(headers);
            })
        .build();
  }

  @Bean
  @Order(5)
  SecurityFilterChain others(HttpSecurity http, Clients clients) throws Exception {
    return stateless(http)
        .authenticationProvider(new ClientAuthentication(clients))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/", "/error", "/favicon.ico", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/swagger-ui.html", "/swagger-ui/**")
                    .permitAll()
                    .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .hasAuthority("SCOPE_" + Scopes.METRICS)
                    .anyRequest()
                    .denyAll())
        .headers(
            headers ->
                headers(
                    headers,
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'"))
        .build();
  }

  private HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            exceptions ->
                exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
  }

  private HeadersConfigurer<HttpSecurity> headers(
      HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
    strictTransport(headers);
    return headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  private void strictTransport(HeadersConfigurer<HttpSecurity> headers) {
    if (settings.tls()) {
      headers.httpStrictTransportSecurity(
          hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE).includeSubDomains(false));
    } else {
      headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }
  }

  /** Double submit: the page repeats the cookie in a header, which no other site can. */
  private CookieCsrfTokenRepository csrfCookie() {
    var cookie = new CookieCsrfTokenRepository();
    cookie.setCookieName("AIDFLOW-CSRF");
    cookie.setHeaderName("X-Aidflow-CSRF");
    cookie.setCookieCustomizer(
        properties ->
            properties.httpOnly(false).secure(settings.tls()).sameSite("Strict").path("/"));
    return cookie;
  }

  /** Sets the cookie with the first page, not with the first write. */
  private static CsrfTokenRequestAttributeHandler eagerCsrfToken() {
    var handler = new CsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    return handler;
  }
}
