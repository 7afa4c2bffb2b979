package org.aidflow.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a page's scripts with the page. Tasklist's filters (7.24) keep it in the
 * servlet context that all requests share: where two come at once, a page gets the other's nonce,
 * the browser refuses its scripts, and the official sees an empty page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OwnNonceFilter extends OncePerRequestFilter {
  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new OwnContext(request), response);
  }

  private static final class OwnContext extends HttpServletRequestWrapper {
    private final ServletContext context;
    private @Nullable Object nonce;

    OwnContext(HttpServletRequest request) {
      super(request);
      this.context =
          (ServletContext)
              Proxy.newProxyInstance(
                  ServletContext.class.getClassLoader(),
                  new Class<?>[] {ServletContext.class},
                  (proxy, method, arguments) -> {
                    if (arguments != null && NONCE.equals(arguments[0])) {
                      if (method.getName().equals("setAttribute")) {
                        nonce = arguments[1];
                        return null;
                      }
                      if (method.getName().equals("getAttribute")) {
                        return nonce;
                      }
                    }
                    try {
                      return method.invoke(super.getServletContext(), arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }
  }
}
