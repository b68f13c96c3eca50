package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Requires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What answers without a command or a query is asked before it is called who may: it is handled there. */
@Component
public class EndpointGate implements HandlerInterceptor, WebMvcConfigurer {

    private final Supplier<Actor> actor;

    EndpointGate(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object called) {
        if (called instanceof HandlerMethod endpoint) {
            needOf(endpoint).ifPresent(need -> need.check(actor.get()));
        }
        return true;
    }

    /** What the endpoint says itself, or all of its class. */
    public static Optional<Need> needOf(HandlerMethod endpoint) {
        return Optional.ofNullable(endpoint.getMethodAnnotation(Requires.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Requires.class)))
                .map(Need::of);
    }
}
