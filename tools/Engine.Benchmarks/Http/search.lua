-- Runs inside wrk: sends the bodies of a file in turn, or GET where there is none, and prints the results as one line of numbers.
local requests = {}
local at = 0

function init(args)
  wrk.headers["ApplicationId"] = os.getenv("BENCHMARK_APPLICATION")
  local bodies = os.getenv("BENCHMARK_BODIES")
  if bodies == "" then
    requests[1] = wrk.format("GET")
    return
  end
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  for body in io.lines(bodies) do
    requests[#requests + 1] = wrk.format("POST", nil, nil, body)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
