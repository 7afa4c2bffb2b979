package org.aidflow.exchange.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.UUID;
import org.aidflow.exchange.ProblemDocument;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the common rules add to the description of every call. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

  private static final String CLIENT = "client";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("aidflow")
                .version("1")
                .description(
                    "The front door of aidflow. Amounts are integers in fen (1 yuan = 100 fen), times"
                        + " are ISO 8601 instants. Unknown fields of a request are refused; unknown"
                        + " fields of a response are to be ignored. Refusals are problem documents"
                        + " (RFC 9457), in Chinese or English by Accept-Language."))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    CLIENT,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("A client's id and secret"))
                .schemas(ModelConverters.getInstance(true).readAll(ProblemDocument.class))
                .addResponses(PROBLEM, refusal()))
        .addSecurityItem(new SecurityRequirement().addList(CLIENT));
  }

  @Bean
  OpenApiCustomizer commonRules() {
    return api ->
        api.getPaths()
            .forEach(
                (path, item) ->
                    item.readOperationsMap()
                        .forEach((method, operation) -> addRules(path, method, operation)));
  }

  private static void addRules(String path, PathItem.HttpMethod method, Operation operation) {
    if (method == PathItem.HttpMethod.POST && IdempotencyFilter.isFor(path)) {
      operation.addParametersItem(idempotencyKey(path));
      operation.getResponses().values().forEach(OpenApi::mayBeRepeated);
    }
    var refused = new ApiResponse().$ref("#/components/responses/" + PROBLEM);
    ApiResponses responses = operation.getResponses();
    responses.addApiResponse("4XX", refused);
    responses.addApiResponse("503", refused);
  }

  private static Parameter idempotencyKey(String path) {
    return new Parameter()
        .in("header")
        .name(IdempotencyFilter.KEY)
        .required(true)
        .description(
            "16 to 128 visible characters, a new one for each thing to be done, kept 7 days. The same"
                + " key and body again get the first answer again; with another body they get 422, and"
                + " 409 while the first call is under way.")
        .schema(
            new StringSchema()
                .pattern("^" + IdempotencyFilter.FORM + "$")
                .minLength(16)
                .maxLength(128))
        .example(UUID.nameUUIDFromBytes(path.getBytes(UTF_8)).toString());
  }

  private static void mayBeRepeated(ApiResponse response) {
    response.addHeaderObject(
        IdempotencyFilter.REPLAYED,
        new Header()
            .description("Set when this answer was given before")
            .schema(new StringSchema()._enum(List.of("true"))));
  }

  private static ApiResponse refusal() {
    return new ApiResponse()
        .description("Refused; the codes say why")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
  }
}
