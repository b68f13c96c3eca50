package planted.command.deal.closedeal;

import java.util.UUID;

record CommandMakesItsOwnId(UUID id) {

    CommandMakesItsOwnId() {
        this(UUID.randomUUID());
    }
}
