using Scalar.AspNetCore;
using Workflows;
using Workflows.Api.Audit;
using Workflows.Api.Auth;
using Workflows.Api.Background;
using Workflows.Api.CommandLine;
using Workflows.Api.Copies;
using Workflows.Api.Designer;
using Workflows.Api.Errors;
using Workflows.Api.Events;
using Workflows.Api.Health;
using Workflows.Api.Http;
using Workflows.Api.Instances;
using Workflows.Api.OpenApi;
using Workflows.Api.Organization;
using Workflows.Api.Pages;
using Workflows.Api.Plans;
using Workflows.Api.Reminders;
using Workflows.Api.Startup;
using Workflows.Api.Studio;
using Workflows.Api.Substitutions;
using Workflows.Api.Views;
using Workflows.Api.WorkItems;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = "page",
    }
);
var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
Directory.CreateDirectory(data.Directory);

builder.Services.Configure<DataOptions>(builder.Configuration.GetSection(DataOptions.Section));
builder.Services.AddWorkflows(builder.Configuration, data.Directory);
builder.Services.AddSignIn(builder.Configuration, data.Directory);
builder.Services.AddClock(builder.Configuration);
builder.Services.AddWorkflowHttp();
builder.Services.AddProblems();
builder.Services.AddPages();
builder.Services.AddOpenApi(options =>
{
    options.AddChoices();
    options.AddQueryNames();
    options.AddPasswords();
});
builder.Services.ConfigureHttpJsonOptions(options => WorkflowsJson.Apply(options.SerializerOptions));

var app = builder.Build();
if (Tool.IsNamedBy(args))
    return await Tool.RunAsync(app, args);

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UsePages();
app.UseSignIn();

app.MapOpenApi().AllowAnonymous();
app.MapScalarApiReference("/reference").AllowAnonymous();
app.MapHealth();
app.MapSession();
app.MapOrganization();
app.MapPeople();
app.MapCalendar();
app.MapOfficeSettings();
app.MapPlans();
app.MapReimport();
app.MapTasks();
app.MapSupervision();
app.MapProgress();
app.MapLedger();
app.MapStatistics();
app.MapEvidence();
app.MapWorkItems();
app.MapSubstitutions();
app.MapCopies();
app.MapNotices();
app.MapEvents();
app.MapChanges();
app.MapViews();
app.MapOutbox();
app.MapAudit();
app.MapArchives();
app.MapPlanDocuments();
app.MapInstances();
app.MapElsa();
app.MapDesigner();
app.MapWorkflowRequests();

await app.PrepareAsync();
app.MapClock();
app.AnnounceWhenStarted();
await app.RunAsync();
return 0;
