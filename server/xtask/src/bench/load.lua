-- What wrk sends, and how it tells what it measured: one line of JSON on standard output.
-- With a file as its argument, every line of it is one enrolment, `cookie \t lecture`, or one room's lease,
-- `cookie \t lecture \t lease`, which beats again and again; or likewise one player's.

local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
   thread:set("all", 2)
end

function init(args)
   if not args[1] then return end
   local posts = {}
   local line = 0
   for text in io.lines(args[1]) do
      if line % all == number then posts[#posts + 1] = text end
      line = line + 1
   end
   local next = 0
   if args[2] == "beats" then
      request = beats(posts)
      return
   end
   if args[2] == "plays" then
      request = plays(posts)
      return
   end
   request = function()
      next = next + 1
      local text = posts[next]
      -- More was asked than there are seats to take: the figures end here.
      if not text then
         wrk.thread:stop()
         text = posts[#posts]
      end
      local cookie, lecture = text:match("^(.-)\t(.*)$")
      local headers = {
         ["Accept"] = "text/html", ["Cookie"] = cookie, ["Origin"] = args[3],
         ["Content-Type"] = "application/x-www-form-urlencoded"
      }
      return wrk.format("POST", "/api/enrol?l=en", headers, "lecture=" .. lecture)
   end
end

-- Whole requests but for the number at their end, which is always ten digits.
function beats(leases)
   for n = 1, #leases do
      local cookie, lecture, lease = leases[n]:match("^(.-)\t(.-)\t(.*)$")
      local body = "lecture=" .. lecture .. "&lease=" .. lease .. "&seq="
      leases[n] = "POST /beat/live HTTP/1.1\r\nHost: hall\r\nCookie: " .. cookie
         .. "\r\nX-Forwarded-For: 10." .. number .. "." .. math.floor(n / 256) .. "." .. n % 256
         .. "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. #body + 10
         .. "\r\n\r\n" .. body
   end
   local next, seq = 0, 1
   return function()
      next = next + 1
      if next > #leases then next, seq = 1, seq + 1 end
      return leases[next] .. string.format("%010d", seq)
   end
end

-- Each player goes on where it was: 40 ms of the recording with each beat, which is about the time between two of them.
function plays(leases)
   for n = 1, #leases do
      local cookie, lecture, lease = leases[n]:match("^(.-)\t(.-)\t(.*)$")
      local body = "lecture=" .. lecture .. "&lease=" .. lease .. "&rate=100&seq="
      leases[n] = "POST /beat/replay HTTP/1.1\r\nHost: hall\r\nCookie: " .. cookie
         .. "\r\nX-Forwarded-For: 10." .. number .. "." .. math.floor(n / 256) .. "." .. n % 256
         .. "\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"
         .. "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. #body + 40
         .. "\r\n\r\n" .. body
   end
   local next, seq = 0, 1
   return function()
      next = next + 1
      if next > #leases then next, seq = 1, seq + 1 end
      local from = (seq - 1) * 40
      return leases[next] .. string.format("%010d&from=%010d&to=%010d", seq, from, from + 40)
   end
end

function done(summary, latency, requests)
   local e = summary.errors
   io.write(string.format(
      '{"requests":%d,"micros":%d,"p50":%.1f,"p99":%.1f,"errors":%d}\n',
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
      e.connect + e.read + e.write + e.status + e.timeout))
end
