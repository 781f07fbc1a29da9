"""Checks rendered Kubernetes manifests (a file, YAML) for what schemas do not know: the rules of
PodSecurity "restricted", and that selectors, ports and volumes meet. Needs PyYAML. Prints one line
a finding; exits 1 when there are any."""

import sys

import yaml


def security_findings(pod, container):
    context = container.get("securityContext", {})
    pod_context = pod.get("securityContext", {})
    if context.get("allowPrivilegeEscalation") is not False:
        yield "allowPrivilegeEscalation is not false"
    if context.get("capabilities", {}).get("drop") != ["ALL"]:
        yield "capabilities are not dropped"
    if context.get("readOnlyRootFilesystem") is not True:
        yield "the root file system can be written"
    if not (context.get("runAsNonRoot") or pod_context.get("runAsNonRoot")):
        yield "runAsNonRoot is not set"
    if pod_context.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield "seccompProfile is not RuntimeDefault"
    if pod.get("automountServiceAccountToken") is not False:
        yield "a service account's token is mounted"


def container_findings(container, volumes):
    ports = {port["name"] for port in container.get("ports", [])}
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        if container.get(probe, {}).get("httpGet", {}).get("port") not in ports:
            yield f"{probe} is missing or asks an unknown port"
    for mount in container.get("volumeMounts", []):
        if mount["name"] not in volumes:
            yield f"volume {mount['name']} is not defined"
    for kind in ("requests", "limits"):
        if not {"cpu", "memory"} <= set(container.get("resources", {}).get(kind, {})):
            yield f"resources.{kind} lacks cpu or memory"
    image = container["image"]
    if ":" not in image or image.endswith(":latest"):
        yield f"image {image} has no fixed tag"


def workload_findings(workload):
    spec = workload["spec"]
    template = spec["template"]
    labels = template["metadata"]["labels"]
    if not spec["selector"]["matchLabels"].items() <= labels.items():
        yield "the selector does not match the pods"
    pod = template["spec"]
    volumes = {volume["name"] for volume in pod.get("volumes", [])}
    volumes |= {claim["metadata"]["name"] for claim in spec.get("volumeClaimTemplates", [])}
    for container in pod["containers"]:
        yield from security_findings(pod, container)
        yield from container_findings(container, volumes)


def findings(documents):
    workloads = [d for d in documents if d["kind"] == "StatefulSet"]
    configs = {d["metadata"]["name"] for d in documents if d["kind"] == "ConfigMap"}
    services = {d["metadata"]["name"] for d in documents if d["kind"] == "Service"}
    if len(workloads) != 2:
        yield f"{len(workloads)} StatefulSets, expected one for each role"
    for workload in workloads:
        name = workload["metadata"]["name"]
        for finding in workload_findings(workload):
            yield f"{name}: {finding}"
        if workload["spec"]["serviceName"] not in services:
            yield f"{name}: no such service as {workload['spec']['serviceName']}"
        for volume in workload["spec"]["template"]["spec"].get("volumes", []):
            if "configMap" in volume and volume["configMap"]["name"] not in configs:
                yield f"{name}: no such ConfigMap as {volume['configMap']['name']}"
    pods = [w["spec"]["template"]["metadata"]["labels"] for w in workloads]
    for document in documents:
        selector = document.get("spec", {}).get("selector", {})
        wanted = selector.get("matchLabels", selector)
        if document["kind"] in ("Service", "PodDisruptionBudget"):
            if not any(wanted.items() <= labels.items() for labels in pods):
                yield f"{document['kind']} {document['metadata']['name']}: matches no pod"


def main():
    with open(sys.argv[1]) as file:
        documents = [document for document in yaml.safe_load_all(file) if document]
    found = list(findings(documents))
    print("\n".join(found) or f"{len(documents)} manifests, no findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
