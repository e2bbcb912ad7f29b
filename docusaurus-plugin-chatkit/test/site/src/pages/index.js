import { Redirect } from '@docusaurus/router';

export default () => <Redirect to="/base/docs/intro" />;
