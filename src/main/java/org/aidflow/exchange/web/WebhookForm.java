package org.aidflow.exchange.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events shall go, which, and what signs them. */
record WebhookForm(
    @NotNull
        @Size(max = 500)
        @Schema(
            description = "https to a public address",
            example = "https://portal.example/aidflow-events")
        String url,
    @Nullable
        @Size(min = 1, max = 50)
        @Schema(description = "All when left out", example = "[\"org.aidflow.case-filed\"]")
        List<@NotNull @Pattern(regexp = "org\\.aidflow\\.[a-z][a-z0-9-]{0,59}") String> types,
    @NotNull
        @Pattern(regexp = "[\\x21-\\x7e]{32,128}")
        @Schema(
            description = "32 to 128 visible characters, for you to draw and to keep; never shown",
            example = "kW2vTz0PqC8rYh5sLx7uNb4mJd9gFe1a")
        String secret) {}
