package planted.command.deal.process;

import org.slf4j.Logger;

record StepKeepsALog(Logger log) {}
