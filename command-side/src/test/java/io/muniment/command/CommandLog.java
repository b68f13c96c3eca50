package io.muniment.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes commands down and answers with a receipt, or refuses as it was told. */
public final class CommandLog implements Commands {

    public static final Receipt RECEIPT = new Receipt("id", 3, "token");

    private final List<Object> sent = new ArrayList<>();
    private @Nullable RuntimeException refusal;

    public void refuseWith(RuntimeException with) {
        refusal = with;
    }

    public List<Object> sent() {
        return List.copyOf(sent);
    }

    @Override
    public Receipt send(Object command) {
        if (refusal != null) {
            throw refusal;
        }
        sent.add(command);
        return RECEIPT;
    }
}
