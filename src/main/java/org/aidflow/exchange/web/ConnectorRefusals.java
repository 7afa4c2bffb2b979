package org.aidflow.exchange.web;

import java.io.IOException;
import java.util.Optional;
import org.aidflow.exchange.Problems;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before any filter sees it, an address with {@code %00} for example, is
 * answered with a problem document too.
 */
@Component
final class ConnectorRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Problems problems;

  ConnectorRefusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(null);
            host.getPipeline().addValve(new ProblemValve(problems));
          }
        });
  }

  private static final class ProblemValve extends ErrorReportValve {

    private final Problems problems;

    ProblemValve(Problems problems) {
      this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        problems.write(StatusProblems.of(status(response)), request, response);
        response.finishResponse();
      } catch (IOException gone) {
        container.getLogger().debug("Nobody hears why", gone);
      }
    }

    private static HttpStatus status(Response response) {
      return Optional.ofNullable(HttpStatus.resolve(response.getStatus()))
          .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
    }
  }
}
