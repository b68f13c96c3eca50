package io.muniment.infra.http;

import io.muniment.command.Receipt;
import io.muniment.query.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Whatever carries a version says so in the header that {@code If-Match} and {@code If-None-Match} take back. */
@ControllerAdvice
class VersionAdvice implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        switch (body) {
            case Receipt receipt -> {
                headers.setETag(quoted(receipt.version()));
                headers.set(CurrentRequest.CONSISTENCY_TOKEN, receipt.consistencyToken());
            }
            case Versioned versioned -> headers.setETag(quoted(versioned.version()));
            case null, default -> {}
        }
        return body;
    }

    private static String quoted(long version) {
        return "\"" + version + "\"";
    }
}
