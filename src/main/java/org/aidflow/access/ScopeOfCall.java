package org.aidflow.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks for a controller's scope at the door already, before its body is read and judged: whoever
 * may not learns nothing else.
 */
final class ScopeOfCall implements AuthorizationManager<RequestAuthorizationContext> {
  private final RequestMappingHandlerMapping controllers;
  private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
  private final PreAuthorizeAuthorizationManager scope = new PreAuthorizeAuthorizationManager();

  ScopeOfCall(RequestMappingHandlerMapping controllers) {
    this.controllers = controllers;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<Authentication> caller, RequestAuthorizationContext call) {
    AuthorizationResult named = new AuthorizationDecision(trust.isAuthenticated(caller.get()));
    return named.isGranted()
        ? controller(call.getRequest())
            .map(handler -> scope.authorize(caller, invocation(handler)))
            .orElse(named)
        : named;
  }

  @Override
  @SuppressWarnings("deprecation")
  public AuthorizationDecision check(
      Supplier<Authentication> caller, RequestAuthorizationContext call) {
    return new AuthorizationDecision(authorize(caller, call).isGranted());
  }

  /** None for what Spring will answer with 404, 405, 406 or 415. */
  private Optional<HandlerMethod> controller(HttpServletRequest request) {
    try {
      return Optional.ofNullable(controllers.getHandler(request))
          .map(chain -> chain.getHandler() instanceof HandlerMethod method ? method : null);
    } catch (Exception noSuchCall) {
      return Optional.empty();
    }
  }

  private static SimpleMethodInvocation invocation(HandlerMethod handler) {
    return new SimpleMethodInvocation(handler.getBean(), handler.getMethod());
  }
}
