-- Ranges of a MiB, each in its turn, from a place of its own in each thread.

local threads = 0

function setup(thread)
   thread:set("at", threads * 37)
   threads = threads + 1
end

function init(args)
   local requests = {}
   local many = tonumber(args[2])
   for n = 0, many - 1 do
      local from = n * 1048576
      requests[n] = wrk.format("GET", args[1], { ["Range"] = "bytes=" .. from .. "-" .. from + 1048575 })
   end
   request = function()
      at = (at + 1) % many
      return requests[at]
   end
end

function done(summary)
   local e = summary.errors
   io.write(string.format("ranges %d %d %d %d\n", summary.bytes, summary.duration, summary.requests,
      e.connect + e.read + e.write + e.status + e.timeout))
end
