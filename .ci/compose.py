"""Says whether a compose file holds together, where no docker compose is there to say it."""
import sys

import yaml

KNOWN = {
    "image", "build", "environment", "depends_on", "healthcheck", "volumes", "ports", "restart", "read_only", "tmpfs",
    "profiles", "ulimits", "cap_drop", "security_opt", "command", "stop_grace_period", "mem_limit",
}

with open(sys.argv[1], encoding="utf-8") as source:
    compose = yaml.safe_load(source)
services, volumes, faults = compose["services"], compose.get("volumes", {}), []
for name, service in services.items():
    if not {"image", "build"} & service.keys():
        faults.append(f"{name}: neither image nor build")
    if "healthcheck" not in service:
        faults.append(f"{name}: no health check")
    for key in service.keys() - KNOWN:
        faults.append(f"{name}: unknown key {key}")
    for needed in service.get("depends_on", {}):
        if needed not in services:
            faults.append(f"{name}: depends on {needed}, which does not exist")
    for mount in service.get("volumes", []):
        if not mount.startswith((".", "/")) and mount.split(":")[0] not in volumes:
            faults.append(f"{name}: volume of {mount} is not declared")
    for variable, value in service.get("environment", {}).items():
        if "PASSWORD" in variable and not str(value).startswith("${"):
            faults.append(f"{name}: {variable} is written into the file")
print("\n".join(faults) or f"{len(services)} services hold together")
sys.exit(bool(faults))
