package io.muniment.infra.eventstore;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.tenancy.TenantId;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one full sample of any record: every component has a value, today's like that of any other day. */
final class Samples {

    private static final String UUID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private Samples() {}

    static <T> T of(Class<T> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            Constructor<T> constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("No sample of " + record.getName(), refused);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, name);
        }
        Class<?> plain = (Class<?>) type;
        if (TypedId.class.isAssignableFrom(plain)) {
            return id(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> "some " + name;
            case "int", "java.lang.Integer" -> 7;
            case "long", "java.lang.Long" -> 9_007_199_254_740_993L;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.math.BigDecimal" -> new BigDecimal("1234567.50");
            case "java.time.Instant" -> Instant.parse("2026-01-02T03:04:05.678Z");
            case "java.time.LocalDate" -> LocalDate.parse("2026-01-02");
            case "java.time.Duration" -> Duration.ofMinutes(90);
            case "io.muniment.kernel.tenancy.TenantId" -> new TenantId("demo");
            default -> nested(plain);
        };
    }

    private static Object nested(Class<?> type) {
        if (type.isRecord()) {
            return of(type);
        }
        throw new IllegalStateException("Say here how a sample of %s looks".formatted(type.getName()));
    }

    private static Object collection(ParameterizedType type, String name) {
        Type[] of = type.getActualTypeArguments();
        return switch (type.getRawType().getTypeName()) {
            case "java.util.List" -> List.of(value(of[0], name));
            case "java.util.Set" -> Set.of(value(of[0], name));
            case "java.util.Map" -> Map.of(value(of[0], name), value(of[1], name));
            default -> throw new IllegalStateException("Say here how a sample of %s looks".formatted(type));
        };
    }

    private static Object id(Class<?> type) {
        try {
            return type.getConstructor(String.class)
                    .newInstance(type.getField("PREFIX").get(null) + "_" + UUID);
        } catch (ReflectiveOperationException wrongShape) {
            throw new IllegalStateException(type.getName() + " has no PREFIX and constructor of an id", wrongShape);
        }
    }
}
