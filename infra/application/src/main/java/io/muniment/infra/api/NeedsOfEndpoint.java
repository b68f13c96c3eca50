package io.muniment.infra.api;

import io.muniment.infra.security.EndpointGate;
import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Requires;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/**
 * What an endpoint needs of its caller: what it says itself, and what is said by the commands and queries that are made
 * in it. They are read from its code, there and in what it calls within its own package, so nobody can forget one.
 */
final class NeedsOfEndpoint {

    private static final String HOUSE = "io/muniment/";
    private static final String CONSTRUCTOR = "<init>";

    private final ClassLoader loader;
    private final String room;
    private final Deque<Called> ahead = new ArrayDeque<>();
    private final Set<Called> seen = new HashSet<>();
    private final Set<Need> needs = new LinkedHashSet<>();

    private record Called(String owner, String name, String descriptor) {

        static Called of(Method method) {
            return new Called(
                    method.getDeclaringClass().getName().replace('.', '/'),
                    method.getName(),
                    MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString());
        }

        static Called of(InvokeInstruction call) {
            return new Called(
                    call.owner().asInternalName(),
                    call.name().stringValue(),
                    call.type().stringValue());
        }

        static Called of(DirectMethodHandleDesc handle) {
            String owner = handle.owner().descriptorString();
            return new Called(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
        }

        String room() {
            return owner.substring(0, owner.lastIndexOf('/') + 1);
        }
    }

    private NeedsOfEndpoint(Method method) {
        Called first = Called.of(method);
        this.loader = method.getDeclaringClass().getClassLoader();
        this.room = first.room();
        ahead.add(first);
    }

    static Set<Need> of(HandlerMethod endpoint) {
        NeedsOfEndpoint reading = new NeedsOfEndpoint(endpoint.getMethod());
        EndpointGate.needOf(endpoint).ifPresent(reading.needs::add);
        while (!reading.ahead.isEmpty()) {
            reading.follow(reading.ahead.remove());
        }
        return Set.copyOf(reading.needs);
    }

    private void follow(Called called) {
        if (called.owner().startsWith(HOUSE) && seen.add(called)) {
            if (called.name().equals(CONSTRUCTOR)) {
                noteIfSent(called.owner());
            }
            if (called.room().equals(room)) {
                codeOf(called).forEach(this::look);
            }
        }
    }

    private void noteIfSent(String type) {
        try {
            Requires requires =
                    Class.forName(type.replace('/', '.'), false, loader).getAnnotation(Requires.class);
            if (requires != null) {
                needs.add(Need.of(requires));
            }
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("What is called is there", impossible);
        }
    }

    private void look(CodeElement element) {
        switch (element) {
            case InvokeInstruction call
            when call.owner().asInternalName().startsWith(HOUSE) -> ahead.add(Called.of(call));
            case InvokeDynamicInstruction lambda ->
                lambda.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(handle -> Called.of((DirectMethodHandleDesc) handle))
                        .forEach(ahead::add);
            default -> {}
        }
    }

    private Stream<CodeElement> codeOf(Called called) {
        return read(called.owner()).methods().stream()
                .filter(method -> method.methodName().equalsString(called.name())
                        && method.methodType().equalsString(called.descriptor()))
                .flatMap(method -> code(method));
    }

    private static Stream<CodeElement> code(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }

    private ClassModel read(String type) {
        try (InputStream bytes = Objects.requireNonNull(loader.getResourceAsStream(type + ".class"))) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
