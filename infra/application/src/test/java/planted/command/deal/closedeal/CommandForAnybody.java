package planted.command.deal.closedeal;

import org.axonframework.commandhandling.CommandHandler;

record CommandForAnybody() {

    static final class Desk {

        @CommandHandler
        void on(CommandForAnybody command) {}
    }
}
