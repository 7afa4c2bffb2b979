package org.aidflow.access;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Has the description of the front door say which scope a call takes, or that it takes none. */
@Component
class DescribedScopes implements GlobalOperationCustomizer {

  private static final Pattern SCOPE = Pattern.compile("SCOPE_([a-z:]+)");

  @Override
  public Operation customize(Operation operation, HandlerMethod controller) {
    var scopes = demandedBy(controller);
    operation.setSecurity(
        scopes.stream().map(scope -> new SecurityRequirement().addList("client", scope)).toList());
    return operation.description(
        (Optional.ofNullable(operation.getDescription()).map(said -> said + "\n\n").orElse("")
            + inWords(scopes)));
  }

  private static String inWords(List<String> scopes) {
    return scopes.isEmpty()
        ? "Open: takes no client."
        : scopes.stream().map("`%s`"::formatted).collect(joining(" or ", "Scope: ", "."));
  }

  private static List<String> demandedBy(HandlerMethod controller) {
    return Optional.ofNullable(
            AnnotatedElementUtils.findMergedAnnotation(controller.getMethod(), PreAuthorize.class))
        .or(
            () ->
                Optional.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(
                        controller.getBeanType(), PreAuthorize.class)))
        .map(demand -> SCOPE.matcher(demand.value()).results().map(one -> one.group(1)).toList())
        .orElse(List.of());
  }
}
