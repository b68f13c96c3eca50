package io.muniment.infra.eventstore;

import io.muniment.kernel.event.Fold;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the record of a state looks like, all the way down. A kept state of another shape, or of another generation of
 * its fold, is computed anew rather than read.
 */
final class StateShape {

    private static final int ENOUGH_TO_DIFFER = 12;

    /** How the serializer writes states; to be raised when that changes. */
    private static final int FORM = 2;

    private final SortedMap<String, String> looks = new TreeMap<>();
    private final Set<Class<?>> alternatives = new LinkedHashSet<>();
    private final String name;

    private StateShape(Fold<?, ?> fold) {
        look(fold.state());
        name = "%s-%d-%s".formatted(fold.aggregate(), fold.generation(), digest(FORM + looks.toString()));
    }

    static StateShape of(Fold<?, ?> fold) {
        return new StateShape(fold);
    }

    String name() {
        return name;
    }

    /** The sealed types in it, which need to be told apart when they are read. */
    Set<Class<?>> alternatives() {
        return alternatives;
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::look);
        } else if (type instanceof Class<?> plain && !looks.containsKey(plain.getName())) {
            looks.put(plain.getName(), parts(plain).collect(Collectors.joining(",")));
            if (plain.isSealed()) {
                alternatives.add(plain);
                Arrays.stream(plain.getPermittedSubclasses()).forEach(this::look);
            } else if (plain.isRecord()) {
                Arrays.stream(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(this::look);
            }
        }
    }

    private static Stream<String> parts(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).map(Class::getName);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString);
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(part ->
                                part.getName() + ":" + part.getGenericType().getTypeName())
                : Stream.empty();
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, ENOUGH_TO_DIFFER);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
