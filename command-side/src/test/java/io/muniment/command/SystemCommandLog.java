package io.muniment.command;

import io.muniment.kernel.identity.Actor;
import java.util.ArrayList;
import java.util.List;

/** Takes down what the system does by itself. */
public final class SystemCommandLog implements SystemCommands {

    private final List<Sent> sent = new ArrayList<>();

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void send(Object command, Actor system) {
        sent.add(new Sent(command, system));
    }

    public record Sent(Object command, Actor by) {}
}
