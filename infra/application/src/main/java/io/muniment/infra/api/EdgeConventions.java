package io.muniment.infra.api;

import io.muniment.infra.http.problem.Problem;
import io.muniment.infra.security.OpenPath;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** What holds for every operation is written once here: headers, and the problem that any of them may answer. */
final class EdgeConventions implements GlobalOpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
        api.getPaths().forEach((path, item) -> describe(path, item));
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            operation.getResponses().addApiResponse(ApiResponses.DEFAULT, problem());
            if (OpenPath.isOpen(method.name(), path)) {
                operation.setSecurity(List.of());
                operation.setExtensions(null);
            } else {
                headers(method, path, operation).forEach(header -> add(operation, header));
            }
        });
    }

    private static List<Parameter> headers(HttpMethod method, String path, Operation operation) {
        boolean aboutOne = path.contains("{");
        return switch (method) {
            case GET -> isStream(operation) ? List.of(CONSISTENCY_TOKEN) : List.of(CONSISTENCY_TOKEN, IF_NONE_MATCH);
            case POST -> aboutOne ? List.of(IDEMPOTENCY_KEY, IF_MATCH) : List.of(IDEMPOTENCY_KEY);
            case PUT, PATCH, DELETE -> List.of(IF_MATCH);
            default -> List.of();
        };
    }

    private static boolean isStream(Operation operation) {
        return operation.getResponses().values().stream()
                .filter(each -> each.getContent() != null)
                .anyMatch(each -> !Collections.disjoint(each.getContent().keySet(), STREAMS));
    }

    private static void add(Operation operation, Parameter header) {
        boolean known = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(each -> header.getName().equals(each.getName()));
        if (!known) {
            operation.addParametersItem(header);
        }
    }

    private static ApiResponse problem() {
        var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        return new ApiResponse()
                .description("Refused or failed (RFC 9457); 'code' is stable")
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static final Set<String> STREAMS = Set.of("text/event-stream", "application/x-ndjson");

    private static final Parameter IDEMPOTENCY_KEY =
            header("Idempotency-Key", "A key of the caller's own: the same request with it is done once.");
    private static final Parameter IF_MATCH =
            header("If-Match", "The version that the decision rests on, in quotes; 412 if it has changed.");
    private static final Parameter CONSISTENCY_TOKEN = header(
            "Consistency-Token",
            "The token that a command answered: what it did is then seen. Also as query parameter consistencyToken.");
    private static final Parameter IF_NONE_MATCH = header("If-None-Match", "An ETag; 304 if nothing has changed.");

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(string());
    }

    private static Schema<?> string() {
        Schema<?> schema = new StringSchema();
        schema.addType("string");
        return schema;
    }
}
